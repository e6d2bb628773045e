import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { runViolations } from '../../dockerfile/run-violations.ts';
import { unpinnedPackages } from '../../dockerfile/unpinned-packages.ts';

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  runViolations(instructions, ({ call }) => unpinnedPackages(call, 'language'));

export const languagePackagesUnpinned = defineCheck({
  id: 'language-packages-unpinned',
  title: 'Packages from open registries must name a version',
  severity: 'low',
  reason: 'package without a version',
  rationale:
    'Registries of languages take what anybody publishes: when an account is stolen, the build runs the new version within minutes, as root.',
  controls: {
    cis: ['docker-4.11'],
    hadolint: ['DL3013', 'DL3016', 'DL3028', 'DL3062'],
    attack: ['T1195.001'],
  },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Name the version, or install from a lock file that the repository holds.',
  },
  examples: [
    {
      name: 'with versions and lock files',
      dockerfile:
        'FROM a:1\nRUN pip install -r requirements.txt && pip install -c c.txt flask && npm ci && npm i -g serve@14 && gem install -v 7 rails && cargo install --locked --version 1 x && go install example.com/x@v1',
      violations: [],
    },
    {
      name: 'without',
      dockerfile:
        'FROM a:1\nRUN pip install flask\nRUN npm install -g serve\nRUN gem install rails\nRUN go install example.com/x@latest\nRUN cargo install ripgrep',
      violations: [
        '/instructions/1',
        '/instructions/2',
        '/instructions/3',
        '/instructions/4',
        '/instructions/5',
      ],
    },
    { name: 'a package of the distribution', dockerfile: 'FROM a:1\nRUN apk add git', violations: [] },
  ],
});
