import { podImages } from '../../../../inventory/views/images.ts';
import { defineCheck } from '../../check.ts';
import { documents, ingress, pod, service } from '../../network/example-objects.ts';
import { exposedPrograms, type Program } from '../../network/exposed-programs.ts';

/** Programs that run code, hold credentials or show everything, and that were made for a trusted network. */
const interfaces: readonly Program[] = [
  ['the Kubernetes Dashboard', /^(kubernetesui\/dashboard|kubernetes-dashboard|k8s-dashboard)/],
  ['Argo Workflows', /(^|\/)argo(cli|exec|-server)$/],
  ['Kubeflow', /(^|\/)(centraldashboard|ml-pipeline\/frontend|jupyter-web-app)/],
  ['Weave Scope', /^weaveworks\/scope$/],
  ['Apache NiFi', /(^|\/)nifi$/],
  ['Apache Airflow', /(^|\/)airflow$/],
  ['Jenkins', /(^|\/)jenkins(\/jenkins)?$/],
  ['Prometheus', /(^|\/)(prometheus|alertmanager)$/],
  ['Portainer', /(^|\/)portainer(-ce|-ee)?$/],
  ['Ollama', /(^|\/)ollama$/],
  ['vLLM', /(^|\/)vllm(-openai)?$/],
  ['NVIDIA Triton', /(^|\/)tritonserver$/],
  ['Ray', /^rayproject\//],
  ['MLflow', /(^|\/)mlflow$/],
  ['Jupyter', /(^|\/)(jupyterhub|k8s-hub|[a-z]+-notebook)$/],
  ['Seldon', /^seldonio\//],
  ['BentoML', /^bentoml\//],
  ['phpMyAdmin', /(^|\/)phpmyadmin$/],
  ['Adminer', /(^|\/)adminer$/],
  ['pgAdmin', /(^|\/)pgadmin4$/],
  ['Mongo Express', /(^|\/)mongo-express$/],
  ['Redis Commander', /(^|\/)(redis-commander|redisinsight)$/],
];

const dashboard = pod('{ containers: [{ name: app, image: "kubernetesui/dashboard:v2.7.0" }] }');

export const exposedAdminInterface = defineCheck({
  id: 'exposed-admin-interface',
  title: 'Administrative interfaces must not be reached from outside',
  kind: 'exposure',
  severity: 'high',
  reason: 'administrative interface is exposed',
  rationale:
    'Many of these ask for no password, or for one that everybody knows, and let a visitor run code or read secrets. Scanners look for them all day.',
  controls: {
    nsa: ['NSA-NET-09', 'NSA-NET-11'],
    attack: ['T1190', 'T1133'],
    kubescape: ['C-0021'],
  },
  sources: ['malicious-actor'],
  target: podImages,
  evaluate: (view, { inventory }) => exposedPrograms(view, inventory, interfaces),
  remedy: {
    safety: 'choice',
    words: 'Use kubectl port-forward or a private network, or put an authenticating proxy before it.',
  },
  examples: [
    {
      name: 'within the cluster',
      objects: documents(dashboard, service('{ selector: { app: web } }')),
      violations: [],
    },
    {
      name: 'another program',
      objects: documents(
        pod('{ containers: [{ name: app, image: nginx }] }'),
        service('{ type: NodePort, selector: { app: web } }'),
      ),
      violations: [],
    },
    {
      name: 'a port on every node',
      objects: documents(dashboard, service('{ type: NodePort, selector: { app: web } }')),
      violations: ['Pod/web /spec/containers/0/image'],
    },
    {
      name: 'a page on the internet',
      objects: documents(
        dashboard,
        service('{ selector: { app: web } }'),
        ingress('{ rules: [{ http: { paths: [{ backend: { service: { name: web } } }] } }] }'),
      ),
      violations: ['Pod/web /spec/containers/0/image'],
    },
  ],
});
