import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { installationOf } from '../../dockerfile/packages.ts';
import { runViolations, shippedInstructions } from '../../dockerfile/run-violations.ts';

const servers: ReadonlySet<string> = new Set(
  'openssh-server openssh-sftp-server dropbear telnetd inetutils-telnetd telnet-server rsh-server rsh-redone-server vsftpd proftpd tightvncserver tigervnc-server x11vnc xrdp'.split(
    ' ',
  ),
);

const evaluate = (dockerfile: DockerfileView): readonly Violation[] =>
  runViolations(shippedInstructions(dockerfile), ({ call }) => {
    const server = installationOf(call)?.packages.find((name) => servers.has(name.replace(/[=~<>].*$/, '')));
    return server === undefined ? undefined : `RUN installs ${server}`;
  });

export const remoteShellServer = defineCheck({
  id: 'remote-shell-server',
  title: 'Images must not hold servers for remote login',
  severity: 'medium',
  reason: 'server for remote login in the image',
  rationale:
    'A login server gives a shell to whoever has its key or guesses its password, past RBAC, admission and the audit log of the cluster.',
  controls: { nsa: ['NSA-POD-10'], cis: ['docker-4.3'], attack: ['T1021.004'] },
  sources: ['malicious-actor', 'insider'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Leave the server out, and use kubectl exec or an ephemeral container.',
  },
  examples: [
    { name: 'the client alone', dockerfile: 'FROM a:1\nRUN apk add openssh-client', violations: [] },
    {
      name: 'the server',
      dockerfile: 'FROM a:1\nRUN apt-get update && apt-get install -y openssh-server=1:9.2',
      violations: ['/instructions/1'],
    },
    {
      name: 'in a stage that is thrown away',
      dockerfile: 'FROM a:1 AS test\nRUN apk add dropbear\nFROM b:1',
      violations: [],
    },
  ],
});
