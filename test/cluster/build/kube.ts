import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../program.ts';
import { kubernetesVersions, type Minor } from '../versions.ts';
import type { GoTool } from './go-tool.ts';

const downloadMs = 5 * 60_000;

/** The API server, controller manager, scheduler, kubelet, kube-proxy and kubectl of one minor, in one binary. */
export const kube = (minor: Minor): GoTool => {
  const version = kubernetesVersions[minor];
  const stamp = (field: string, value: string): string =>
    `-X k8s.io/component-base/version.${field}=${value}`;
  const [major = '', minorNumber = ''] = version.split('.');
  return {
    name: `kube-${version}`,
    programs: ['.'],
    links: { kubectl: 'kube' },
    sources: [join(import.meta.dirname, '..', 'kube', 'main.go')],
    module: (folder) => moduleText(version, folder),
    requirements: ['mod', 'tidy'],
    // Without the stamp the server calls itself v0.0.0-master, and clients take it for an old one.
    linkerFlags: [
      stamp('gitVersion', `v${version}`),
      stamp('gitMajor', major),
      stamp('gitMinor', minorNumber),
    ].join(' '),
  };
};

/**
 * Kubernetes' own go.mod replaces its staging modules by folders, which does not work from outside; they are published as v0.MINOR.PATCH.
 * They are the ones required at exactly v0.0.0: k8s.io/utils and kube-openapi have longer versions and must stay as they are.
 */
const moduleText = async (version: string, folder: string): Promise<string> => {
  const words = ['mod', 'download', '-json', `k8s.io/kubernetes@v${version}`];
  const { Dir } = JSON.parse(await run('go', words, { folder, timeMs: downloadMs })) as {
    readonly Dir: string;
  };
  const staging = [
    ...readFileSync(join(Dir, 'go.mod'), 'utf8').matchAll(
      /^\s+(k8s\.io\/[a-z0-9-]+) v0\.0\.0(?: \/\/.*)?$/gm,
    ),
  ].map(([, module = '']) => module);
  const published = `v${version.replace(/^1\./, '0.')}`;
  return [
    'module kube',
    '',
    'go 1.24.0',
    '',
    `require k8s.io/kubernetes v${version}`,
    '',
    'replace (',
    ...[...new Set(staging)].sort().map((module) => `\t${module} => ${module} ${published}`),
    ')',
    '',
  ].join('\n');
};
