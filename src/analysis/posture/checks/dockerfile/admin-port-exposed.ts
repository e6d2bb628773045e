import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** Services by which a host is administered (IANA service names), and the ports on which container engines and kubelets take orders. */
const services: ReadonlyMap<string, string> = new Map([
  ['20', 'ftp-data'],
  ['21', 'ftp'],
  ['22', 'ssh'],
  ['23', 'telnet'],
  ['111', 'rpcbind'],
  ['139', 'netbios'],
  ['445', 'smb'],
  ['512', 'rexec'],
  ['513', 'rlogin'],
  ['514', 'rsh'],
  ['2375', 'docker'],
  ['2376', 'docker'],
  ['3389', 'rdp'],
  ['5900', 'vnc'],
  ['5985', 'winrm'],
  ['5986', 'winrm'],
]);

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, words, path }) => {
    if (keyword !== 'EXPOSE') return undefined;
    for (const word of words) {
      const [port = '', protocol = 'tcp'] = word.split('/');
      const service = protocol.toLowerCase() === 'tcp' ? services.get(port) : undefined;
      if (service !== undefined) return { path, detail: `EXPOSE ${word} is the port of ${service}` };
    }
    return undefined;
  });

export const adminPortExposed = defineCheck({
  id: 'admin-port-exposed',
  title: 'Images must not expose ports of administration',
  severity: 'medium',
  reason: 'port of administration exposed',
  rationale:
    'A shell or a file service in the container is a second way in, with passwords or keys of its own that no RBAC rule and no audit log of the cluster knows.',
  controls: { nsa: ['NSA-POD-10'], attack: ['T1021'] },
  sources: ['malicious-actor', 'insider'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Remove the service from the image, and use kubectl exec or an ephemeral container.',
  },
  examples: [
    {
      name: 'the port of the application',
      dockerfile: 'FROM a:1\nEXPOSE 8080/tcp 53/udp 514/udp',
      violations: [],
    },
    {
      name: 'ssh',
      dockerfile: 'FROM a:1\nARG SSH=22\nEXPOSE 8080 ${SSH}/TCP',
      violations: ['/instructions/2'],
    },
  ],
});
