import type { Check } from '../../analysis/posture/check.ts';
import { controlTitle, frameworks } from '../../decision/frameworks/frameworks.ts';
import { inputWords } from '../../decision/frameworks/input.ts';
import { type FrameworkId, frameworkIds } from '../../model/control.ts';

/** A control by its id, as `NSA-POD-17`, `5.2.2`, or with its framework before it, as `cis:5.2.2`. */
interface Named {
  readonly framework?: string;
  readonly id: string;
}

const named = (text: string): Named => {
  const split = /^([a-z-]+)[: -](.+)$/i.exec(text);
  const framework = frameworkIds.find((one) => one === split?.[1]?.toLowerCase());
  return framework === undefined || split?.[2] === undefined ? { id: text } : { framework, id: split[2] };
};

/** What a control asks, and which checks answer it; `undefined` when no framework has it and no check refers to it. */
export const explainControl = (text: string, checks: readonly Check[]): string | undefined => {
  const parts = [{ id: text }, named(text)]
    .map((one) => frameworkIds.flatMap((framework) => explainIn(framework, one, checks) ?? []))
    .find((found) => found.length > 0);
  return parts?.join('\n');
};

const explainIn = (
  framework: FrameworkId,
  { framework: only, id }: Named,
  checks: readonly Check[],
): string | undefined => {
  if (only !== undefined && only !== framework) return undefined;
  const answering = checks.filter(
    (check) => check.controls[framework]?.some((one) => isSame(one, id)) === true,
  );
  const row = frameworks.find((one) => one.id === framework)?.rows.find((one) => isSame(one.id, id));
  if (row === undefined && answering.length === 0) return undefined;
  const title = row?.title ?? controlTitle(framework, id.toUpperCase()) ?? controlTitle(framework, id);
  return [
    `${row?.id ?? id}  (${framework})\n`,
    title === undefined ? '' : `${title}.\n`,
    row === undefined
      ? ''
      : `\nWhat to do\n  ${row.repair}\n\nDecided by\n${row.inputs.map((input) => `  ${inputWords[input]}\n`).join('')}`,
    answering.length === 0 ? '\nNo check of ours answers it yet.\n' : '\nAnswered by\n',
    ...answering.map((check) => `  ${check.id}  (${check.severity})  ${check.title}\n`),
  ].join('');
};

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
