import { SeawallError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import { now } from '../../platform/clock.ts';
import { readTextFile } from '../../platform/files.ts';
import { readBaseline } from '../exceptions/baseline.ts';
import { honourable, trivyignore } from '../exceptions/foreign-acceptors.ts';
import type { Exemptions } from '../scan/rules-from.ts';
import type { Values } from './option.ts';

/** What the command line says about findings that do not count. */
export const exemptionsFrom = (values: Values): Exemptions => {
  const baseline = values.value('baseline');
  const honoured = honourable.filter((one) => values.list('honour').includes(one));
  const isPartial = values.list('framework').length + values.list('exclude').length > 0;
  return {
    baseline: baseline === undefined ? new Map() : readBaseline(mustRead(baseline), baseline),
    honoured,
    acceptors: honoured.includes('trivyignore') ? trivyignore(mayRead('.trivyignore'), '.trivyignore') : [],
    now: now(),
    unused: isPartial ? 'leave' : 'raise',
  };
};

const mustRead = (file: string): string => {
  const read = readTextFile(file, limits.fileBytes);
  if (read.kind === 'text') return read.text;
  throw new SeawallError('no-such-path', `${file} cannot be read`);
};

const mayRead = (file: string): string => {
  const read = readTextFile(file, limits.fileBytes);
  return read.kind === 'text' ? read.text : '';
};
