import type { Judging } from '../scan/scan.ts';
import { configured } from './configured.ts';
import { exemptionsFrom } from './exemptions-from.ts';
import type { Values } from './option.ts';

/** What the command line and seawall.yaml say about how a run judges. */
export const judgingFrom = async (
  given: Values,
): Promise<{ readonly values: Values; readonly judging: Judging }> => {
  const { values, selection, attestations } = await configured(given);
  return {
    values,
    judging: {
      ...selection,
      frameworks: values.list('framework'),
      attestations,
      exemptions: exemptionsFrom(values),
    },
  };
};
