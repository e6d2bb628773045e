import { SeawallError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import type { Release } from '../install/cluster/release-objects.ts';
import type { Values } from './option.ts';

/** A DNS label (RFC 1123): what Kubernetes takes as a namespace, and as the beginning of other names. */
const label = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

/** Helm takes no longer ones either: endings are put behind. */
const longest = 53;

/** The installation that the command line names. */
export const releaseFrom = (values: Values): Release => {
  const name = values.value('release') ?? 'seawall';
  const namespace = values.value('namespace') ?? 'seawall';
  for (const [option, word] of [
    ['--release', name],
    ['--namespace', namespace],
  ] as const)
    if (!label.test(word) || word.length > longest)
      throw new SeawallError('usage', `${option} cannot be "${word}"`, [
        `small letters, digits and dashes, at most ${longest}`,
      ]);
  return { name, namespace };
};

/** How long the command line wants to wait, in milliseconds. */
export const waitMsFrom = (values: Values): number => {
  const word = values.value('wait');
  if (word === undefined) return limits.installWaitMs;
  if (!/^\d{1,5}$/.test(word)) throw new SeawallError('usage', `--wait needs whole seconds, not "${word}"`);
  return Number(word) * 1000;
};
