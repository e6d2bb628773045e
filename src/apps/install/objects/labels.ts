import { version } from '../../version.ts';
import { type Members, releaseName, releaseService } from '../template/part.ts';

/** Parts of an installation, as the label `app.kubernetes.io/component` names them. */
export type Component = 'controller' | 'api' | 'admission' | 'cleanup' | 'policy' | 'monitoring';

/** What selectors go by: these never change. */
export const selectorLabels = (component: Component): Members => ({
  'app.kubernetes.io/name': 'seawall',
  'app.kubernetes.io/instance': releaseName,
  'app.kubernetes.io/component': component,
});

/** The labels that Kubernetes recommends. */
export const labels = (component: Component): Members => ({
  ...selectorLabels(component),
  'app.kubernetes.io/part-of': 'seawall',
  'app.kubernetes.io/version': version,
  'app.kubernetes.io/managed-by': releaseService,
});

/** What Helm makes before it removes a release, and removes itself when all such hooks are done. */
export const preDelete: Members = {
  'helm.sh/hook': 'pre-delete',
  'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
};

/** What `helm uninstall` leaves where it is. */
export const kept: Members = { 'helm.sh/resource-policy': 'keep' };
