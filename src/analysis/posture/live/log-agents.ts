import { texts } from '../parameter.ts';

/** Programs that send the logs of a node away, by the end of the repository of their image. */
const agents: readonly string[] = [
  'fluent-bit',
  'fluentbit',
  'fluentd',
  'fluentd-kubernetes-daemonset',
  'fluentd-elasticsearch',
  'fluentbit-gke',
  'newrelic-fluentbit-output',
  'timberio-vector',
  'vector',
  'filebeat',
  'elastic-agent',
  'promtail',
  'grafana-alloy',
  'grafana-agent',
  'opentelemetry-collector-contrib',
  'opentelemetry-collector-k8s',
  'splunk-otel-collector',
  'datadog-agent',
  'datadoghq-agent',
  'logdna-agent',
  'oneagent',
  'ciprod',
  'promtail-distroless',
];

/** The parameter of checks that look for them. */
export const logAgents = texts(agents, 'Log agents, by the end of the repository of their image.');
