import type { RouterOutputs } from '@studyhall/client';

type Live = RouterOutputs['live'];

/** A room as whoever leads it sees it. */
export type Desk = Live['getRoom'];
export type DeskSeat = Desk['seats'][number];

/** What somebody may host. */
export type Hostable = Live['hostable'];
export type HostableExam = Hostable['exams'][number];
export type PickedQuestion = Live['pickQuestions']['items'][number];

export type OpenRoomRow = Live['listRooms']['items'][number];
