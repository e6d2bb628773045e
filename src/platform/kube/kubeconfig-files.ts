import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';

/** The kubeconfig files that count where none is named, as for kubectl: those of KUBECONFIG which exist, else ~/.kube/config. */
export const kubeconfigFiles = (): readonly string[] => {
  const named = (env['KUBECONFIG'] ?? '').split(delimiter).filter((file) => file !== '');
  return (named.length > 0 ? named : [join(homedir(), '.kube', 'config')]).filter((file) => existsSync(file));
};

/** Value of KUBECONFIG, for messages. */
export const kubeconfigVariable = (): string => env['KUBECONFIG'] ?? '';
