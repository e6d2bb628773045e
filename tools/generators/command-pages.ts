import { commands } from '../../src/apps/cli/commands.ts';
import { renderCommandHelp, renderHelp } from '../../src/apps/cli/help.ts';
import type { Generated } from './generated.ts';

/** The help of every command on one page. */
export const commandPages = (): readonly Generated[] => [
  {
    path: 'docs/generated/commands.md',
    text: `# Commands\n\n\`\`\`text\n${renderHelp(commands)}\`\`\`\n${commands
      .map((command) => `\n## seawall ${command.name}\n\n\`\`\`text\n${renderCommandHelp(command)}\`\`\`\n`)
      .join('')}`,
  },
];
