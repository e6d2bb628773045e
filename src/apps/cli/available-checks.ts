import type { Check } from '../../analysis/posture/check.ts';
import { checks as ours } from '../../analysis/posture/checks.ts';
import { kindOfPath } from '../../platform/files.ts';
import type { OpenedConfiguration } from '../configuration/find-configuration.ts';
import type { Values } from './option.ts';

/** Where own checks are found without being named: beside seawall.yaml, or in the working folder where there is none. */
export const usualFolder = '.seawall/checks';

/** All checks there are. The engine of own checks is loaded only when there are some. */
export const availableChecks = async (
  values: Values,
  opened: OpenedConfiguration | undefined,
): Promise<readonly Check[]> => {
  const paths = ownPaths(values, opened);
  if (paths.length === 0) return ours;
  const { loadOwnChecks } = await import('../own-checks/load-own-checks.ts');
  return [...ours, ...loadOwnChecks(paths)];
};

/** Paths of a configuration start from its own folder. The command line overrides them, but not the usual folder. */
const ownPaths = (values: Values, opened: OpenedConfiguration | undefined): readonly string[] => {
  const named = values.list('checks');
  if (values.flag('no-config')) return named;
  const folder = folderOf(opened?.file ?? '');
  const usual = `${folder}${usualFolder}`;
  const configured = named.length > 0 ? named : configuredPaths(opened).map((path) => within(folder, path));
  return kindOfPath(usual) === 'folder' ? [...configured, usual] : configured;
};

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

const within = (folder: string, path: string): string => (path.startsWith('/') ? path : `${folder}${path}`);

/** Read before the rest of the configuration, which may speak of own checks; what is wrong here is told with the rest. */
const configuredPaths = (opened: OpenedConfiguration | undefined): readonly string[] => {
  const value = opened?.document?.value;
  if (typeof value !== 'object' || value === null || !('ownChecks' in value)) return [];
  const { ownChecks } = value;
  return (Array.isArray(ownChecks) ? ownChecks : [ownChecks]).filter((one) => typeof one === 'string');
};
