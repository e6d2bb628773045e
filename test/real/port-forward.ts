import { spawn } from 'node:child_process';
import type { Bed } from '../cluster/bed.ts';

/** Reaches a Service as a person does: "kubectl port-forward", for the time of one use. */
export const withService = async <T>(
  bed: Bed,
  namespace: string,
  service: string,
  port: number,
  use: (url: string) => Promise<T>,
): Promise<T> => {
  const words = [
    '--kubeconfig',
    bed.kubeconfig,
    '-n',
    namespace,
    'port-forward',
    `service/${service}`,
    `:${port}`,
  ];
  const child = spawn('kubectl', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.on('exit', (status) => reject(new Error(`kubectl port-forward ended with ${status}`)));
      child.stdout.on('data', (bytes: Buffer) => {
        const local = /Forwarding from (127\.0\.0\.1:\d+)/.exec(bytes.toString('utf8'))?.[1];
        if (local !== undefined) resolve(`http://${local}`);
      });
    });
    return await use(url);
  } finally {
    child.kill();
  }
};
