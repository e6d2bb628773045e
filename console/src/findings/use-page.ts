import { useState } from 'react';
import type { FindingRecord, Page } from '../api/answers.ts';
import { type Asked, useAnswer } from '../api/use-answer.ts';
import { useChanges } from '../api/use-changes.ts';
import { keyOf } from './findings-table.tsx';
import { queryOf, type Search } from './search.ts';

const pageSize = 50;

interface Live {
  /** What the numbers are about: another page begins anew. */
  readonly of: string;
  readonly changed: ReadonlyMap<string, Pick<FindingRecord, 'severity' | 'state'>>;
  readonly others: number;
}

export interface FindingsPage {
  readonly asked: Asked<Page<FindingRecord>>;
  readonly findings: readonly FindingRecord[];
  /** How many changes there were elsewhere since the page was read. Rows that are shown change in their place. */
  readonly news: number;
  readonly number: number;
  readonly next: (() => void) | undefined;
  readonly previous: (() => void) | undefined;
  /** Reads the page anew. */
  readonly refresh: () => void;
}

const noneYet = (of: string): Live => ({ of, changed: new Map(), others: 0 });

/** One page of findings, kept current without rows that jump. */
export const usePage = (search: Search): FindingsPage => {
  const query = queryOf(search);
  const key = JSON.stringify(query);
  const [trail, setTrail] = useState<{ readonly of: string; readonly cursors: readonly string[] }>({
    of: key,
    cursors: [],
  });
  const cursors = trail.of === key ? trail.cursors : [];
  const cursor = cursors.at(-1);
  const pageKey = `findings ${key} ${cursor ?? ''}`;
  const asked = useAnswer(pageKey, (client, signal) =>
    client.get<Page<FindingRecord>>('/findings', { ...query, cursor, limit: pageSize }, signal),
  );
  const [kept, setLive] = useState<Live>(noneYet(pageKey));
  const live = kept.of === pageKey ? kept : noneYet(pageKey);
  const items = asked.value?.items ?? [];
  useChanges((change) => {
    setLive((before) => {
      const now = before.of === pageKey ? before : noneYet(pageKey);
      if (change === undefined) return { ...now, others: now.others + 1 };
      const { severity, state } = change;
      const isHere = items.some((one) => keyOf(one) === keyOf(change));
      if (!isHere) return { ...now, others: now.others + 1 };
      return { ...now, changed: new Map(now.changed).set(keyOf(change), { severity, state }) };
    });
  });
  const next = asked.value?.next;
  return {
    asked,
    findings: items.map((one) => ({ ...one, ...live.changed.get(keyOf(one)) })),
    news: live.others,
    number: cursors.length + 1,
    next: next === undefined ? undefined : () => setTrail({ of: key, cursors: [...cursors, next] }),
    previous: cursors.length === 0 ? undefined : () => setTrail({ of: key, cursors: cursors.slice(0, -1) }),
    refresh: () => {
      setLive(noneYet(pageKey));
      asked.reload();
    },
  };
};
