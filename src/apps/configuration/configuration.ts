import type { Attestation } from '../../decision/attestation.ts';
import type { CheckSettings } from '../scan/plan-checks.ts';

/** What seawall.yaml says. */
export interface Configuration {
  readonly file: string;
  /** Values of command-line options, by the option's name. The command line overrides them. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly checks: ReadonlyMap<string, CheckSettings>;
  /** Named sets of settings, for --profile. */
  readonly profiles: ReadonlyMap<string, ConfigurationProfile>;
  readonly attestations: readonly Attestation[];
}

export interface ConfigurationProfile {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly checks: ReadonlyMap<string, CheckSettings>;
}
