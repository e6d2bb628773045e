import type { CompromiseSource } from '../../../src/model/control.ts';
import type { RemedySafety } from '../../../src/model/finding.ts';
import type { FindingEventKind, FindingState } from '../../../src/model/records.ts';

/** Names of the guidance's sources of compromise. */
export const sourceWords: Readonly<
  Record<CompromiseSource, { readonly title: string; readonly says: string }>
> = {
  'supply-chain': {
    title: 'Supply chain',
    says: 'What you run may have been tampered with before it came to you.',
  },
  'malicious-actor': {
    title: 'Malicious actors',
    says: 'Somebody outside uses a weak spot to get in, or further.',
  },
  insider: {
    title: 'Insiders',
    says: 'Somebody with access does more than they should.',
  },
};

export const stateWords: Readonly<Record<FindingState, string>> = {
  open: 'Open',
  accepted: 'Accepted',
  resolved: 'Resolved',
};

export const eventWords: Readonly<Record<FindingEventKind, string>> = {
  opened: 'First seen',
  changed: 'Changed',
  resolved: 'Gone',
  reopened: 'Came back',
  accepted: 'Accepted',
  withdrawn: 'Acceptance ended',
};

export const safetyWords: Readonly<Record<RemedySafety, string>> = {
  safe: 'Safe: the workload behaves as before',
  tightening: 'Takes a right away: make sure that the workload does not use it',
  choice: 'You have to choose a value',
};

/** The first letter large and a full stop: what the server says begins small. */
export const sentence = (text: string): string => {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const end = /[.!?:]$/.test(trimmed) ? '' : '.';
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${end}`;
};

/** The first letter large: for headings and links. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `1 finding`, `12 findings`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** A time as people read it, in their own zone. */
export const timeText = (time: string): string => {
  const at = new Date(time);
  return Number.isNaN(at.getTime())
    ? time
    : at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
};

export const dayText = (time: string): string => {
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? time : at.toLocaleDateString('en-GB', { dateStyle: 'medium' });
};
