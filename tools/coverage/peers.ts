import type { Peer } from './peer.ts';
import { dockle } from './peers/dockle.ts';
import { hadolint } from './peers/hadolint.ts';
import { kubeLinter } from './peers/kube-linter.ts';
import { kubescape } from './peers/kubescape.ts';
import { polaris } from './peers/polaris.ts';

/** In the order in which the table shows them. */
export const peers: readonly Peer[] = [kubeLinter, polaris, kubescape, hadolint, dockle];
