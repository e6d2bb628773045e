import { SeawallError } from '../../../model/error.ts';
import { checkFiles } from '../../profile/check.ts';
import { asksForCluster } from '../asks-for-cluster.ts';
import { collectOptionsFrom } from '../collect-options-from.ts';
import type { ExitStatus, Invocation } from '../command.ts';
import { profileFrom, tell } from '../profile-report.ts';

/** `seawall profile check`: holds every workload to a level of the Pod Security Standards. */
export const run = async (invocation: Invocation): Promise<ExitStatus> => {
  const { values, positionals } = invocation;
  if (asksForCluster(values)) return (await import('./profile-check-cluster.ts')).run(invocation);
  if (positionals.length === 0)
    throw new SeawallError('usage', 'profile check needs a path', [
      'seawall profile check --profile restricted k8s/',
    ]);
  return tell(checkFiles(positionals, collectOptionsFrom(values), profileFrom(values)), values);
};
