import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusters, runningPods } from '../../../../inventory/views/cluster-state.ts';
import { root } from '../../../../model/field-path.ts';
import { parseImageReference } from '../../../../model/image-reference.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, documents, runningPod } from '../../live/example-objects.ts';

/** Istio's control plane and its proxies, by the end of the repository of their image. */
const controlPlane = 'pilot';
const proxies: readonly string[] = ['proxyv2', 'ztunnel'];

const mostNamed = 4;

interface Program {
  readonly name: string;
  readonly minor: number;
}

const programs = [controlPlane, ...proxies];

/** `docker.io/istio/proxyv2:1.27.3-distroless` is proxyv2 of minor version 27. */
const programOf = (image: string): Program | undefined => {
  // Nearly all images are none of these, and taking a name apart costs more than a look.
  if (!programs.some((program) => image.includes(program))) return undefined;
  const reference = parseImageReference(image);
  const minor = /^v?1\.(\d{1,3})(?:\.|$|-)/.exec(reference?.tag ?? '')?.[1];
  const name = reference?.repository.split('/').at(-1);
  return minor === undefined || name === undefined ? undefined : { name, minor: Number(minor) };
};

interface RunningProgram extends Program {
  readonly pod: string;
}

const programsIn = (inventory: Inventory): readonly RunningProgram[] => {
  const found: RunningProgram[] = [];
  for (const { namespace, name, images } of inventory.select(runningPods))
    for (const image of images) {
      const program = programOf(image.name);
      if (program !== undefined) found.push({ ...program, pod: `${namespace}/${name}` });
    }
  return found;
};

const evaluate = (inventory: Inventory): readonly Violation[] => {
  const all = programsIn(inventory);
  const control = all.filter(({ name }) => name === controlPlane).map(({ minor }) => minor);
  if (control.length === 0) return none;
  const [newest, oldest] = [Math.max(...control), Math.min(...control)];
  // The control plane may be one minor version ahead of a proxy, and no proxy ahead of it. (istio.io, supported releases)
  const outside = all.filter(
    ({ name, minor }) => proxies.includes(name) && (minor < oldest - 1 || minor > newest),
  );
  if (outside.length === 0) return none;
  const pods = [...new Set(outside.map(({ pod }) => pod))].sort();
  const more = pods.length > mostNamed ? ` and ${pods.length - mostNamed} more` : '';
  return [
    {
      path: root,
      detail: `proxies of the mesh do not match its control plane, 1.${newest}: in pods ${pods.slice(0, mostNamed).join(', ')}${more}`,
    },
  ];
};

const runs = (name: string, image: string): string => runningPod(name, `images: [{ image: '${image}' }]`);
const istiod = runs('istiod', 'docker.io/istio/pilot:1.27.3');

export const meshProxyOutdated = defineCheck({
  id: 'mesh-proxy-outdated',
  title: 'Proxies of a service mesh must match its control plane',
  severity: 'medium',
  reason: 'proxy of the mesh is too old or too new',
  rationale:
    'A proxy stays as it is until its pod is started anew. An old one has the holes of its version, and may not understand the rules that it is sent.',
  controls: { nsa: ['NSA-LOG-25'], attack: ['T1190', 'T1557'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: clusters,
  evaluate: (_cluster, { inventory }) => evaluate(inventory),
  remedy: { safety: 'choice', words: 'Roll out the workloads anew, so that they get the current proxy.' },
  examples: [
    { name: 'no mesh', objects: documents(cluster(), runs('web', 'example.com/web:1.2.3')), violations: [] },
    {
      name: 'one behind',
      objects: documents(cluster(), istiod, runs('web', 'docker.io/istio/proxyv2:1.26.0-distroless')),
      violations: [],
    },
    {
      name: 'left behind',
      objects: documents(cluster(), istiod, runs('web', 'docker.io/istio/proxyv2:1.24.1')),
      violations: ['Cluster/ '],
    },
    {
      name: 'ahead of its control plane',
      objects: documents(cluster(), istiod, runs('web', 'docker.io/istio/proxyv2:1.28.0')),
      violations: ['Cluster/ '],
    },
  ],
});
