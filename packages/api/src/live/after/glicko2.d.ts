/** What we use of a library that has no types. */
declare module 'glicko2' {
  export interface Player {
    addResult(opponent: Player, outcome: number): void;
    /** Counts its results as one rating period. */
    update_rank(): void;
    getRating(): number;
    getRd(): number;
    getVol(): number;
  }

  export interface Race {
    readonly getMatches: () => unknown;
  }

  export class Glicko2 {
    constructor(settings: {
      readonly tau: number;
      readonly rating: number;
      readonly rd: number;
      readonly vol: number;
    });
    makePlayer(rating: number, rd: number, vol: number): Player;
    /** Those of one place together, the first place first. */
    makeRace(places: readonly (readonly Player[])[]): Race;
    updateRatings(race: Race): void;
  }
}
