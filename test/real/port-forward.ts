import { spawn } from 'node:child_process';
import type { Bed } from '../cluster/bed.ts';

/** Reaches a Service or a pod as a person does: "kubectl port-forward", for the time of one use. */
export const withForward = async <T>(
  bed: Bed,
  namespace: string,
  target: string,
  port: number,
  use: (address: string) => Promise<T>,
): Promise<T> => {
  const words = ['--kubeconfig', bed.kubeconfig, '-n', namespace, 'port-forward', target, `:${port}`];
  const child = spawn(bed.kubectlProgram, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      child.on('exit', (status) => reject(new Error(`kubectl port-forward ended with ${status}`)));
      child.stdout.on('data', (bytes: Buffer) => {
        const local = /Forwarding from (127\.0\.0\.1:\d+)/.exec(bytes.toString('utf8'))?.[1];
        if (local !== undefined) resolve(local);
      });
    });
    return await use(address);
  } finally {
    child.kill();
  }
};
