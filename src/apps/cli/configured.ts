import { checks } from '../../analysis/posture/checks.ts';
import type { Attestation } from '../../decision/attestation.ts';
import { SeawallError } from '../../model/error.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { findConfiguration } from '../configuration/find-configuration.ts';
import type { Selection } from '../scan/plan-checks.ts';
import type { Values } from './option.ts';
import { configurable } from './options.ts';

/** The command line together with seawall.yaml, which it overrides. */
export interface Configured {
  readonly values: Values;
  readonly selection: Selection;
  readonly attestations: readonly Attestation[];
}

/** Finds and reads the configuration, unless the command line says --no-config. */
export const configured = (values: Values): Configured => {
  const found = values.flag('no-config')
    ? undefined
    : findConfiguration(values.value('config'), { checks, options: configurable });
  const merged = found === undefined ? values : overridden(values, found);
  return { values: merged, selection: selectionFrom(merged, found), attestations: found?.attestations ?? [] };
};

const overridden = (values: Values, { options }: Configuration): Values => ({
  flag: (name) => values.flag(name) || (options.get(name)?.length ?? 0) > 0,
  value: (name) => values.value(name) ?? options.get(name)?.[0],
  list: (name) => (values.list(name).length > 0 ? values.list(name) : (options.get(name) ?? [])),
});

/** A profile adds to what the configuration says, and what it says of a check goes before. */
const selectionFrom = (values: Values, found: Configuration | undefined): Selection => {
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
    include: [...values.list('include'), ...(profile?.include ?? [])],
    exclude: [...values.list('exclude'), ...(profile?.exclude ?? [])],
    settings: new Map([...(found?.checks ?? []), ...(profile?.checks ?? [])]),
  };
};
