import type { Command } from './command.ts';
import { exclude, failOn, include, output, quiet, skipFiles, strict } from './options.ts';

/** Every command, in the order in which help shows them. */
export const commands: readonly Command[] = [
  {
    name: 'scan',
    summary: 'Find what is insecure in manifests, charts, kustomizations and Dockerfiles',
    positionals: '[PATH…|-]',
    options: [output, failOn, strict, include, exclude, skipFiles, quiet],
    examples: [
      { line: 'seawall scan .', does: 'every file below this folder' },
      { line: 'kubectl get deploy -o yaml | seawall scan -', does: 'what another program prints' },
      {
        line: 'seawall scan k8s/ -o table -o sarif=out.sarif --fail-on high',
        does: 'two reports, and a status for CI',
      },
    ],
    load: () => import('./commands/scan.ts'),
  },
];
