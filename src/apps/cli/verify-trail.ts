import { SeawallError } from '../../model/error.ts';
import type { TrailHead, TrailVerdict } from '../../model/records.ts';
import { terminal } from '../../platform/terminal.ts';
import { inkOf } from '../../sinks/ink.ts';
import { type ExitStatus, exit } from './command.ts';
import type { Values } from './option.ts';
import { storeFrom, storeUrl } from './store-from.ts';

/** `seawall status --verify-trail`: whether the change trail is what was written. Ends with 1 where it is not. */
export const verifyTrail = async (values: Values): Promise<ExitStatus> => {
  const anchor = anchorFrom(values.value('trail-anchor'));
  const store = await storeFrom(values);
  try {
    const verdict = await store.trail.verify(anchor);
    terminal.write(
      values.value('output') === 'json'
        ? `${JSON.stringify(verdict)}\n`
        : `${textOf(verdict, storeUrl(values))}\n`,
    );
    return verdict.kind === 'intact' ? exit.done : exit.failed;
  } finally {
    await store.close();
  }
};

const anchorFrom = (text: string | undefined): TrailHead | undefined => {
  if (text === undefined) return undefined;
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence === undefined || hash === undefined)
    throw new SeawallError('usage', `--trail-anchor is no head of a trail: ${text}`, [
      'seawall status --verify-trail prints one: SEQUENCE:HASH',
    ]);
  return { sequence: Number(sequence), hash };
};

const reasons: Readonly<Record<(TrailVerdict & { readonly kind: 'broken' })['reason'], string>> = {
  changed: 'was changed',
  missing: 'is missing',
  'cut-off': 'and what came after it were cut off',
  'seal-broken':
    'is the last one, and the seal does not fit it: the key is another, or somebody wrote past Seawall',
  'not-the-anchored-trail': 'is not that of the anchor: the store was set back, or is another',
};

const textOf = (verdict: TrailVerdict, store: string): string => {
  const ink = inkOf(terminal.isColour);
  if (verdict.kind === 'broken')
    return `${ink.red('broken')}  row ${verdict.sequence} ${reasons[verdict.reason]}  (${safe(store)})`;
  const { head, rows, isSealed } = verdict;
  const seal = isSealed
    ? ''
    : '; not sealed, so rows cut off the end would not be noticed: start with --seal-key-file';
  return `${ink.green('intact')}  ${rows} rows${seal}\nanchor  ${head.sequence}:${head.hash}`;
};

/** A database's URL may hold a password. */
const safe = (url: string): string => url.replace(/\/\/[^@/]*@/, '//…@');
