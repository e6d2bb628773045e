import { isSet, type Manifest, named, releaseName, releaseNamespace, value, when } from '../template/part.ts';
import { labels, preDelete } from './labels.ts';
import { containerSecurity, image, placement, podSecurity } from './pod.ts';

/**
 * Before anything else goes, what the controller made goes: a webhook configuration whose pods are gone could stop every deployment. The
 * ownerReference on these objects would remove them too, but only at some later moment.
 */
export const cleanupHook: Manifest = {
  file: 'cleanup-hook.yaml',
  only: 'chart',
  object: {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: named('cleanup'),
      namespace: releaseNamespace,
      labels: labels('cleanup'),
      annotations: preDelete,
    },
    spec: {
      backoffLimit: 3,
      activeDeadlineSeconds: 300,
      ttlSecondsAfterFinished: 3600,
      template: {
        metadata: { labels: labels('cleanup') },
        spec: {
          restartPolicy: 'Never',
          serviceAccountName: named('controller'),
          automountServiceAccountToken: true,
          enableServiceLinks: false,
          securityContext: podSecurity,
          ...placement,
          containers: [
            {
              name: 'cleanup',
              image,
              imagePullPolicy: value('image.pullPolicy'),
              args: ['uninstall', '--generated', '--release', releaseName, '--namespace', releaseNamespace],
              resources: {
                requests: { cpu: '50m', memory: '64Mi' },
                limits: { memory: '256Mi' },
              },
              securityContext: containerSecurity,
              env: [
                when(isSet('caBundleConfigMap'), {
                  name: 'NODE_EXTRA_CA_CERTS',
                  value: '/etc/seawall/ca/ca.crt',
                }),
                { name: 'NODE_DISABLE_COMPILE_CACHE', value: '1' },
              ],
              volumeMounts: [
                { name: 'tmp', mountPath: '/tmp' },
                when(isSet('caBundleConfigMap'), {
                  name: 'ca',
                  mountPath: '/etc/seawall/ca',
                  readOnly: true,
                }),
              ],
            },
          ],
          volumes: [
            { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
            when(isSet('caBundleConfigMap'), { name: 'ca', configMap: { name: value('caBundleConfigMap') } }),
          ],
        },
      },
    },
  },
};
