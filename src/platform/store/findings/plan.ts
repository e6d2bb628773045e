import type { AcceptanceRecord, FindingEventKind, FindingState } from '../../../model/records.ts';
import { severities } from '../../../model/severity.ts';
import type { Incoming } from './incoming.ts';
import type { Place } from './scope.ts';

/** A row as it stands before the evaluation. */
export interface Known extends Place {
  readonly id: number;
  readonly fingerprint: string;
  readonly severity: number;
  readonly status: string;
  readonly state: FindingState;
  readonly acceptance: string | null;
  readonly digest: string;
  readonly lastSeen: number;
  readonly reopened: number;
}

export interface Event {
  readonly fingerprint: string;
  readonly event: FindingEventKind;
  readonly detail: Readonly<Record<string, string>> | undefined;
}

/** A finding that came, what was known of it, and what it is to be. */
export interface Written {
  readonly incoming: Incoming;
  readonly known: Known | undefined;
  readonly state: FindingState;
  readonly acceptance: string | null;
  readonly events: readonly Event[];
}

export interface Plan {
  readonly opened: readonly Written[];
  readonly updated: readonly Written[];
  /** Seen as they were; only the time is written, and only when it is old. */
  readonly refreshed: readonly Known[];
  readonly resolved: readonly Known[];
}

/** `lastSeen` is this exact and no more: an evaluation that finds everything as it was should write next to nothing. */
export const refreshMs = 3_600_000;

/** What an evaluation changes. Nothing that it did not cover is touched, unless it came again. */
export const planOf = (
  known: ReadonlyMap<string, Known>,
  incoming: ReadonlyMap<string, Incoming>,
  covers: (place: Place) => boolean,
  time: number,
): Plan => {
  const opened: Written[] = [];
  const updated: Written[] = [];
  const refreshed: Known[] = [];
  for (const one of incoming.values()) {
    const before = known.get(one.fingerprint);
    const written = writtenOf(one, before, time);
    if (before === undefined) opened.push(written);
    else if (written.events.length > 0) updated.push(written);
    else if (time - before.lastSeen >= refreshMs) refreshed.push(before);
  }
  const resolved = [...known.values()].filter(
    (one) => one.state !== 'resolved' && !incoming.has(one.fingerprint) && covers(one),
  );
  return { opened, updated, refreshed, resolved };
};

const writtenOf = (incoming: Incoming, known: Known | undefined, time: number): Written => {
  const acceptance = standingAcceptance(known?.acceptance ?? null, time) ?? incoming.acceptance;
  const state = acceptance === null ? 'open' : 'accepted';
  const { fingerprint } = incoming;
  const events = stepsOf(incoming, known, state, acceptance).map((event) => ({
    fingerprint,
    event,
    detail: detailOf(event, incoming, known, acceptance),
  }));
  return { incoming, known, state, acceptance, events };
};

/** An acceptance that a person gave through the store holds whatever the evaluation says, until its date. */
const standingAcceptance = (text: string | null, time: number): string | undefined => {
  if (text === null) return undefined;
  const { by, expires } = JSON.parse(text) as AcceptanceRecord;
  return by === 'store' && (expires === undefined || Date.parse(expires) > time) ? text : undefined;
};

const stepsOf = (
  incoming: Incoming,
  known: Known | undefined,
  state: FindingState,
  acceptance: string | null,
): readonly FindingEventKind[] => {
  if (known === undefined) return state === 'accepted' ? ['opened', 'accepted'] : ['opened'];
  if (known.state === 'resolved') return state === 'accepted' ? ['reopened', 'accepted'] : ['reopened'];
  const isChanged =
    known.digest !== incoming.digest || (state === 'accepted' && known.acceptance !== acceptance);
  if (known.state === state) return isChanged ? ['changed'] : [];
  const step = state === 'accepted' ? 'accepted' : 'withdrawn';
  return known.digest === incoming.digest ? [step] : [step, 'changed'];
};

const detailOf = (
  event: FindingEventKind,
  { severity, finding }: Incoming,
  known: Known | undefined,
  acceptance: string | null,
): Event['detail'] => {
  if (event === 'accepted' && acceptance !== null) return wordsOf(acceptance);
  if (event !== 'changed' || known === undefined) return undefined;
  const words: Record<string, string> = {};
  if (known.severity !== severity) words['severity'] = severities[severity] ?? 'unknown';
  if (known.status !== finding.status) words['status'] = finding.status;
  return { ...words, ...(acceptance === null || acceptance === known.acceptance ? {} : wordsOf(acceptance)) };
};

/** The terms of an acceptance, as history keeps them. */
const wordsOf = (acceptance: string): Readonly<Record<string, string>> => JSON.parse(acceptance);
