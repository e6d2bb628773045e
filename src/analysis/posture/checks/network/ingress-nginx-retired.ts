import { ingressNginx } from '../../../../inventory/views/ingress-nginx.ts';
import { defineCheck } from '../../check.ts';

export const ingressNginxRetired = defineCheck({
  id: 'ingress-nginx-retired',
  title: 'ingress-nginx must be replaced',
  severity: 'medium',
  reason: 'ingress-nginx is retired',
  rationale:
    'The Kubernetes project ended ingress-nginx in March 2026: flaws that are found in it since are mended by nobody. It faces the internet, and reads the Secrets of all namespaces.',
  controls: { nsa: ['NSA-UPG-03'], attack: ['T1190'], kubescape: ['C-0292'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: ingressNginx,
  evaluate: ({ image, path }) => [{ path, detail: `image "${image}" is ingress-nginx, which has ended` }],
  remedy: {
    safety: 'choice',
    words: 'Move to a controller that is maintained, or to an implementation of the Gateway API.',
  },
  examples: [
    {
      name: "NGINX Inc.'s controller",
      spec: '{ containers: [{ name: controller, image: "nginx/nginx-ingress:5.2.0" }] }',
      violations: [],
    },
    {
      name: 'the controller of the Kubernetes project',
      spec: '{ containers: [{ name: controller, image: "registry.k8s.io/ingress-nginx/controller:v1.13.0" }] }',
      violations: ['/spec/containers/0/image'],
    },
  ],
});
