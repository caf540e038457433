import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuditContent,
  CHAIN_START,
  type ChainFinding,
  type ChainLink,
  type ChainPlace,
  chainText,
  isChained,
  judgeLink,
} from './audit-chain.ts';

/** Two lines of FNV: enough to tell apart what differs. */
function hashOf(text: string): string {
  let one = 0x811c9dc5;
  let two = 0x1b873593;
  for (let index = 0; index < text.length; index += 1) {
    one = Math.imul(one ^ text.charCodeAt(index), 0x01000193);
    two = Math.imul(two ^ text.charCodeAt(index), 0x85ebca6b);
  }
  return `${one}.${two}`;
}

interface Line extends ChainPlace {
  readonly previousHash: string;
  readonly content: AuditContent;
}

const text = fc.string({ maxLength: 8 });
const optional = fc.option(text);
const contents: fc.Arbitrary<AuditContent> = fc.record({
  ...{ id: fc.uuid(), at: text, actor: text, actorName: optional, action: text, outcome: text },
  ...{ begunId: optional, targetKind: optional, targetId: optional, requestId: optional, detail: text },
});

function chainOf(all: readonly AuditContent[]): Line[] {
  let before: ChainPlace = CHAIN_START;
  return all.map((content) => {
    const previousHash = before.hash;
    before = { position: before.position + 1, hash: hashOf(chainText(content, previousHash)) };
    return { ...before, previousHash, content };
  });
}

/** As whoever walks a log does it. */
function findingsOf(lines: readonly Line[]): ChainFinding[] {
  const moved = new Set<number>();
  let before: ChainPlace = CHAIN_START;
  return lines.flatMap(({ content, ...place }) => {
    const link: ChainLink = { ...place, contentHash: hashOf(chainText(content, place.previousHash)) };
    const predecessor = lines.find(({ hash }) => hash === link.previousHash)?.position ?? null;
    const predecessorAt = link.previousHash === CHAIN_START.hash ? 0 : predecessor;
    const findings = judgeLink({ before, link, predecessorAt, moved });
    expect(findings.length === 0).toBe(isChained(before, link) || moved.has(predecessorAt ?? -1));
    for (const finding of findings) if (finding.kind === 'reordered') moved.add(finding.position);
    before = place;
    return findings;
  });
}

const chains = fc
  .uniqueArray(contents, { minLength: 4, maxLength: 12, selector: ({ id }) => id })
  .map(chainOf)
  .chain((lines) => fc.tuple(fc.constant(lines), fc.integer({ min: 1, max: lines.length - 2 })));

const renumbered = (lines: readonly Line[]): Line[] =>
  lines.map((line, index) => ({ ...line, position: index + 1 }));

/** A property that answers with false has failed, whatever `expect` answers with. */
const property = (check: (lines: Line[], at: number) => void): void =>
  fc.assert(
    fc.property(chains, ([lines, at]) => {
      check(lines, at);
    }),
  );

describe('a chain', () => {
  it('that nobody touched is whole', () => {
    property((lines) => expect(findingsOf(lines)).toEqual([]));
  });

  it('names the line of which anything was altered', () => {
    const fields = [
      'id',
      'at',
      'actor',
      'actorName',
      'action',
      'outcome',
      'begunId',
      'targetKind',
      'targetId',
    ].concat('requestId', 'detail');
    property((lines, at) => {
      for (const field of fields) {
        const altered = lines.map((line, index) =>
          index === at
            ? { ...line, content: { ...line.content, [field]: 'something that was not there' } }
            : line,
        );
        expect(findingsOf(altered)).toEqual([{ kind: 'altered', position: at + 1 }]);
      }
    });
  });

  it('names a line that was altered together with its hash', () => {
    property((lines, at) => {
      const altered = lines.map((line, index) => {
        if (index !== at) return line;
        const content = { ...line.content, detail: 'something that was not there' };
        return { ...line, content, hash: hashOf(chainText(content, line.previousHash)) };
      });
      expect(findingsOf(altered)).toEqual([{ kind: 'replaced', position: at + 1 }]);
    });
  });

  it('names the place where a line was removed, also if those behind it were counted anew', () => {
    property((lines, at) => {
      const left = lines.filter((_, index) => index !== at);
      expect(findingsOf(left)).toEqual([{ kind: 'removed', position: at + 1, until: at + 1 }]);
      expect(findingsOf(renumbered(left))).toEqual([{ kind: 'replaced', position: at }]);
    });
  });

  it('names a line that was inserted, whether its hash fits or not', () => {
    property((lines, at) => {
      const before = lines[at];
      if (before === undefined) throw new Error('there is a line');
      const content = { ...before.content, id: 'one more' };
      const fitting = { previousHash: before.hash, hash: hashOf(chainText(content, before.hash)) };
      for (const hashes of [fitting, { previousHash: 'x', hash: 'y' }]) {
        const inserted = { content, position: 0, ...hashes };
        const more = renumbered([...lines.slice(0, at + 1), inserted, ...lines.slice(at + 1)]);
        expect(findingsOf(more)).toContainEqual({ kind: 'inserted', position: at + 2, until: at + 2 });
      }
    });
  });

  it('names lines that stand where they do not belong', () => {
    property((lines, at) => {
      const [one, other] = [lines[at], lines[at + 1]];
      if (one === undefined || other === undefined) throw new Error('there are two lines');
      const swapped = renumbered([...lines.slice(0, at), other, one, ...lines.slice(at + 2)]);
      expect(findingsOf(swapped)).toEqual([
        { kind: 'reordered', position: at + 1 },
        { kind: 'reordered', position: at + 2 },
      ]);
    });
  });

  it('names a line whose number alone was changed', () => {
    property((lines) => {
      const last = lines.at(-1);
      if (last === undefined) throw new Error('there is a line');
      const position = last.position + 5;
      expect(findingsOf([...lines.slice(0, -1), { ...last, position }])).toEqual([
        { kind: 'reordered', position },
      ]);
    });
  });
});
