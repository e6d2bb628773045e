import { type ComponentView, flagOf } from '../../../../inventory/views/component.ts';
import { apiServers } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { secondsOf } from '../../control-plane/duration.ts';
import { staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const flag = 'request-timeout';
const longestSeconds = 300;

const evaluate = (server: ComponentView): readonly Violation[] => {
  const value = flagOf(server, flag)?.value;
  const seconds = value === undefined ? undefined : secondsOf(value);
  if (value === undefined || seconds === undefined || (seconds > 0 && seconds <= longestSeconds)) return none;
  return flagViolation(
    server,
    flag,
    `sets --${flag}=${value}, which is none or over ${longestSeconds} seconds`,
  );
};

export const apiServerRequestTimeout = defineCheck({
  id: 'api-server-request-timeout',
  title: 'Requests to the API server must end in good time',
  severity: 'low',
  reason: 'requests may last too long',
  rationale:
    'A few clients that ask slowly, or on purpose, hold all the places that the API server has for requests.',
  controls: { cis: ['1.2.20'], kubescape: ['C-0134'], attack: ['T1499'] },
  sources: ['insider', 'malicious-actor'],
  target: apiServers,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Remove --request-timeout, whose default is a minute, or set what slow links need.',
  },
  examples: [
    {
      name: 'the default, and a little more',
      objects: staticPod('kube-apiserver', '--request-timeout=1m30s'),
      violations: [],
    },
    {
      name: 'an hour',
      objects: staticPod('kube-apiserver', '--request-timeout=1h'),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
