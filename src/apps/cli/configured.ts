import type { Check } from '../../analysis/posture/check.ts';
import type { Attestation } from '../../decision/attestation.ts';
import { SeawallError } from '../../model/error.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { interpret, openConfiguration } from '../configuration/find-configuration.ts';
import type { Selection } from '../scan/plan-checks.ts';
import { availableChecks } from './available-checks.ts';
import type { Values } from './option.ts';
import { configurable } from './options.ts';

/** The command line together with seawall.yaml, which it overrides. */
export interface Configured {
  readonly values: Values;
  readonly selection: Selection;
  readonly attestations: readonly Attestation[];
}

/** Finds and reads the configuration, unless the command line says --no-config. */
export const configured = async (values: Values): Promise<Configured> => {
  const opened = values.flag('no-config') ? undefined : openConfiguration(values.value('config'));
  const checks = await availableChecks(values, opened);
  const found = opened === undefined ? undefined : interpret(opened, { checks, options: configurable });
  const merged = found === undefined ? values : overridden(values, found);
  return {
    values: merged,
    selection: selectionFrom(merged, found, checks),
    attestations: found?.attestations ?? [],
  };
};

const overridden = (values: Values, { options }: Configuration): Values => ({
  flag: (name) => values.flag(name) || (options.get(name)?.length ?? 0) > 0,
  value: (name) => values.value(name) ?? options.get(name)?.[0],
  list: (name) => (values.list(name).length > 0 ? values.list(name) : (options.get(name) ?? [])),
});

/** A profile adds to what the configuration says, and what it says of a check goes before. */
const selectionFrom = (
  values: Values,
  found: Configuration | undefined,
  available: readonly Check[],
): Selection => {
  const name = values.value('profile');
  const profile = name === undefined ? undefined : found?.profiles.get(name);
  if (name !== undefined && profile === undefined) {
    const names = [...(found?.profiles.keys() ?? [])];
    throw new SeawallError('usage', `there is no profile "${name}"${didYouMean(name, names)}`, [
      names.length === 0
        ? 'Profiles are defined in seawall.yaml, under "profiles".'
        : `It is one of: ${names.join(', ')}.`,
    ]);
  }
  return {
    available,
    include: [...values.list('include'), ...(profile?.include ?? [])],
    exclude: [...values.list('exclude'), ...(profile?.exclude ?? [])],
    settings: new Map([...(found?.checks ?? []), ...(profile?.checks ?? [])]),
  };
};
