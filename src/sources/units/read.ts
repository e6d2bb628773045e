import { root } from '../../model/field-path.ts';
import { limits } from '../../model/limits.ts';
import type { Resource } from '../../model/resource.ts';
import type { UnitCommand } from '../../model/unit.ts';
import { splitWords, unquote } from '../dockerfiles/words.ts';

/**
 * Reads the commands and the variables of a unit of systemd, or of a file of variables, as far as they start a component; nothing when
 * there are none. Values go on behind a backslash. (systemd.syntax(7))
 */
export const unitIn = (text: string, file: string): readonly Resource[] => {
  const commands: UnitCommand[] = [];
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  for (let at = 0; at < lines.length && commands.length < limits.unitCommands; ) {
    const setting = settingAt(lines, at);
    for (const command of setting.commands) commands.push(command);
    at = setting.next;
  }
  if (commands.length === 0) return [];
  return [
    {
      reference: { apiVersion: 'systemd', kind: 'Unit', name: file },
      object: { commands },
      origin: {
        kind: 'file',
        path: file,
        document: 0,
        offset: 0,
        length: text.length,
        line: 1,
        pointer: root,
      },
    },
  ];
};

interface Word {
  readonly text: string;
  readonly line: number;
}

const settingAt = (
  lines: readonly string[],
  first: number,
): { commands: readonly UnitCommand[]; next: number } => {
  const match = /^\s*([A-Za-z_]\w*)\s*=(.*)$/.exec(lines[first] ?? '');
  if (match === null) return { commands: [], next: first + 1 };
  const [, name = '', start = ''] = match;
  const words: Word[] = [];
  let next = first;
  for (let value: string | undefined = start; value !== undefined; ) {
    const goesOn = value.trimEnd().endsWith('\\');
    const own = goesOn ? value.trimEnd().slice(0, -1) : value;
    for (const word of splitWords(own, '\\')) words.push({ text: unquote(word, '\\'), line: next + 1 });
    next++;
    value = goesOn ? lines[next] : undefined;
  }
  return { commands: commandsIn(name, words), next };
};

const commandsIn = (name: string, words: readonly Word[]): readonly UnitCommand[] => {
  if (name === 'ExecStart') return words.length === 0 ? [] : [command(name, words)];
  if (name !== 'Environment') return isOfKubelet(name) ? [command(name, words.flatMap(parts))] : [];
  return words.flatMap((word) => {
    const equals = word.text.indexOf('=');
    const variable = word.text.slice(0, Math.max(0, equals));
    if (!isOfKubelet(variable)) return [];
    return [command(variable, parts({ ...word, text: word.text.slice(equals + 1) }))];
  });
};

/** `KUBELET_EXTRA_ARGS`, `KUBELET_KUBEADM_ARGS`, `KUBELET_CONFIG_ARGS` and the like, which the kubelet's own unit puts behind its name. */
const isOfKubelet = (variable: string): boolean => /^KUBELET_\w*(?:ARGS|OPTS)$/.test(variable);

/** The value of a variable is one word that holds several. */
const parts = ({ text, line }: Word): readonly Word[] =>
  splitWords(text, '\\').map((word) => ({ text: unquote(word, '\\'), line }));

const command = (name: string, words: readonly Word[]): UnitCommand => ({
  name,
  words: words.map(({ text }) => text),
  lines: words.map(({ line }) => line),
});
