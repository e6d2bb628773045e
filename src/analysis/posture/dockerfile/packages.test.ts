import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installationOf } from './packages.ts';

/** `manager: pinned, -unpinned`. */
const told = (line: string): string => {
  const installation = installationOf(line.split(' '));
  if (installation === undefined) return 'nothing';
  const { manager, packages } = installation;
  return `${manager.name}: ${packages.map((text) => `${manager.isPinned(text) ? '' : '-'}${text}`).join(' ')}`;
};

const table: readonly (readonly [string, string])[] = [
  ['apt-get install -y -t stable curl=7.1 git', 'apt: curl=7.1 -git'],
  ['apt-get -o A=b -y install curl/stable ./x.deb', 'apt: curl/stable ./x.deb'],
  ['apt-get update', 'nothing'],
  ['apk add --no-cache --virtual .build gcc=1 make>4 libc-dev', 'apk: gcc=1 make>4 -libc-dev'],
  ['yum -y install httpd-2.4 git', 'yum: httpd-2.4 -git'],
  ['dnf module install nodejs:20', 'dnf: nodejs:20'],
  ['microdnf install tar', 'dnf: -tar'],
  ['zypper in -y curl=8 git', 'zypper: curl=8 -git'],
  ['pip install -r requirements.txt', 'pip: '],
  ['pip3 install --no-cache-dir flask==3.0 . requests', 'pip: flask==3.0 . -requests'],
  ['python3 -m pip install wheel', 'pip: -wheel'],
  [
    'pip install --root-user-action ignore git+https://example.com/x.git git+ssh://git@example.com/y.git@v1#egg=y',
    'pip: -git+https://example.com/x.git git+ssh://git@example.com/y.git@v1#egg=y',
  ],
  ['npm install', 'npm: '],
  [
    'npm i git+https://example.com/x.git git://example.com/y.git#v1 z-1.2.3.tar.gz',
    'npm: -git+https://example.com/x.git git://example.com/y.git#v1 z-1.2.3.tar.gz',
  ],
  [
    'npm i -g typescript@5 @scope/x @scope/y@1 z@latest ./local',
    'npm: typescript@5 -@scope/x @scope/y@1 -z@latest ./local',
  ],
  ['yarn global add serve', 'npm: -serve'],
  ['gem install rails:7 -v 7.1 bundler', 'gem: rails:7 -bundler'],
  [
    'go install example.com/x@latest example.com/y@v1 ./cmd/z',
    'go: -example.com/x@latest example.com/y@v1 ./cmd/z',
  ],
  ['gem install nokogiri:1 -- --with-x y', 'gem: nokogiri:1'],
  ['go run example.com/x@latest -v', 'go: -example.com/x@latest'],
  ['cargo install --version 1.2 ripgrep', 'cargo: -ripgrep'],
  ['npm ci', 'nothing'],
  ['echo install', 'nothing'],
];

for (const [line, expected] of table) test(line, () => assert.equal(told(line), expected));
