import {
  isSet,
  type Manifest,
  type Members,
  named,
  releaseName,
  releaseNamespace,
  spread,
  value,
} from '../template/part.ts';
import { dashboard } from './dashboard.ts';
import { labels } from './labels.ts';

const alert = (
  name: string,
  expression: string,
  wait: string,
  severity: string,
  summary: string,
  description: string,
): Members => ({
  alert: name,
  expr: expression,
  for: wait,
  labels: { severity },
  annotations: { summary, description },
});

const serviceMonitor: Manifest = {
  file: 'monitoring/service-monitor.yaml',
  when: isSet('monitoring.serviceMonitor'),
  object: {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: {
      name: releaseName,
      namespace: releaseNamespace,
      labels: { ...labels('monitoring'), '...': spread('monitoring.labels') },
    },
    spec: {
      selector: {
        matchLabels: {
          'app.kubernetes.io/name': 'seawall',
          'app.kubernetes.io/instance': releaseName,
          'app.kubernetes.io/component': 'monitoring',
        },
      },
      endpoints: [{ port: 'metrics', path: '/metrics', interval: value('monitoring.interval') }],
    },
  },
};

const rules: Manifest = {
  file: 'monitoring/prometheus-rule.yaml',
  when: isSet('monitoring.prometheusRule'),
  object: {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name: releaseName,
      namespace: releaseNamespace,
      labels: { ...labels('monitoring'), '...': spread('monitoring.labels') },
    },
    spec: {
      groups: [
        {
          name: 'seawall',
          rules: [
            alert(
              'SeawallDown',
              'absent(seawall_build_info)',
              '10m',
              'critical',
              'Seawall is not running.',
              'No part of it has been seen for ten minutes. "seawall status" says what is missing.',
            ),
            alert(
              'SeawallBlind',
              'max by (cluster) (seawall_problems) > 0',
              '30m',
              'warning',
              'Seawall cannot look at everything.',
              '{{ $value }} problems in {{ $labels.cluster }}: the API names what cannot be read with the cluster.',
            ),
            alert(
              'SeawallLostRights',
              'max by (cluster) (seawall_missing_rights) > max by (cluster) (seawall_missing_rights offset 1d)',
              '30m',
              'warning',
              'Seawall may read less than yesterday.',
              '{{ $value }} rights are missing in {{ $labels.cluster }}. "seawall status --rights" shows them.',
            ),
            alert(
              'SeawallStale',
              'time() - max by (cluster) (seawall_last_evaluation_timestamp_seconds) > 7200',
              '10m',
              'warning',
              'Findings are older than two hours.',
              '{{ $labels.cluster }} has not been evaluated since.',
            ),
            alert(
              'SeawallCriticalFindings',
              'max by (cluster) (seawall_findings{severity="critical", state="open"}) > 0',
              '1h',
              'warning',
              'There are critical findings.',
              '{{ $value }} critical findings are open in {{ $labels.cluster }}.',
            ),
          ],
        },
      ],
    },
  },
};

const dashboardMap: Manifest = {
  file: 'monitoring/dashboard.yaml',
  when: isSet('monitoring.dashboard'),
  object: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: named('dashboard'),
      namespace: releaseNamespace,
      labels: { ...labels('monitoring'), '...': spread('monitoring.dashboardLabels') },
    },
    data: { 'seawall.json': JSON.stringify(dashboard) },
  },
};

/** What Prometheus and Grafana take. Off by default: their kinds may not be there. */
export const monitoring: readonly Manifest[] = [serviceMonitor, rules, dashboardMap];
