import { SeawallError } from '../../../model/error.ts';
import type { RemedySafety } from '../../../model/finding.ts';
import { replaceFile } from '../../../platform/replace-file.ts';
import { terminal } from '../../../platform/terminal.ts';
import { type Fixed, fix } from '../../fix/fix.ts';
import { renderOverlay } from '../../fix/overlay.ts';
import { patchesOf } from '../../fix/patches.ts';
import { renderFixed, renderHints } from '../../fix/render-fixed.ts';
import { unifiedDiff } from '../../fix/unified-diff.ts';
import { collectOptionsFrom } from '../collect-options-from.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import { configured } from '../configured.ts';
import { exemptionsFrom } from '../exemptions-from.ts';

/** `seawall fix`: writes repairs into files, or shows them. */
export const run = async ({ values: given, positionals }: Invocation): Promise<ExitStatus> => {
  const { values, selection } = await configured(given);
  if (positionals.length === 0)
    throw new SeawallError('usage', 'fix what?', ['For example: seawall fix k8s/ --diff']);
  const allowed = new Set<RemedySafety>(values.flag('unsafe') ? ['safe', 'tightening'] : ['safe']);
  const fixed = fix({
    paths: positionals,
    collecting: collectOptionsFrom(values),
    ...selection,
    exemptions: exemptionsFrom(values),
    checks: values.list('check'),
    allowed,
  });
  show(fixed, values.value('as'), values.flag('diff'), values.flag('quiet'));
  return values.flag('strict') && fixed.problems.length > 0 ? exit.partial : exit.done;
};

const show = (fixed: Fixed, form: string | undefined, isDiff: boolean, isQuiet: boolean): void => {
  if (form === 'kustomize') {
    terminal.write(renderOverlay(fixed.objects, filesOf(fixed)));
    return;
  }
  if (form === 'values') {
    terminal.write(fixed.hints.length === 0 ? 'no chart has anything to repair\n' : renderHints(fixed.hints));
    return;
  }
  if (isDiff) {
    for (const { file, before, edits } of fixed.files)
      terminal.write(
        unifiedDiff(file, before, patchesOf(before, edits), (number, line) =>
          fixed.secretLines.mask(file, number, line),
        ),
      );
    return;
  }
  for (const { file, after } of fixed.files) replaceFile(file, after);
  if (!isQuiet) terminal.write(renderFixed(fixed));
};

const filesOf = ({ objects }: Fixed): readonly string[] => [
  ...new Set(objects.flatMap(({ resource: { origin } }) => (origin.kind === 'file' ? [origin.path] : []))),
];
