import type { Check } from '../../../analysis/posture/check.ts';
import { SeawallError } from '../../../model/error.ts';
import { didYouMean } from '../../../model/nearest.ts';
import { problemCodes } from '../../../model/problem.ts';
import { terminal } from '../../../platform/terminal.ts';
import { explainCheck } from '../../explain/explain-check.ts';
import { explainControl } from '../../explain/explain-control.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import { configured } from '../configured.ts';

/** `seawall explain ID`: a check, a control of a standard or of another tool, a problem. */
export const run = async ({ values, positionals }: Invocation): Promise<ExitStatus> => {
  if (positionals.length === 0)
    throw new SeawallError('usage', 'explain what?', ['For example: seawall explain privileged-container']);
  const { available } = (await configured(values)).selection;
  for (const id of positionals) terminal.write(explain(id, available));
  return exit.done;
};

const explain = (id: string, checks: readonly Check[]): string => {
  const check = checks.find((one) => one.id === id);
  if (check !== undefined) return explainCheck(check);
  if (Object.hasOwn(problemCodes, id)) return `${id}\n\n${problemCodes[id as keyof typeof problemCodes]}\n`;
  const control = explainControl(id, checks);
  if (control !== undefined) return control;
  const known = [...checks.map((one) => one.id), ...Object.keys(problemCodes)];
  throw new SeawallError('usage', `nothing is called "${id}"${didYouMean(id, known)}`, [
    '"seawall list checks" and "seawall list controls" show what there is.',
  ]);
};
