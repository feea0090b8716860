import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Role } from '#operations/actor';
import { fieldOperations } from '#operations/field-permission';
import { operationLabel } from '#operations/operation-label';
import { type OperationName, permissions, type Relation } from '#operations/permission';
import { mutations } from '#operations/registry';

const head = `# Who may do what

Written by \`npm run permissions\` from \`operations/permission.ts\`; a test keeps it so, and another tries every cell through the
API. What does not stand here is denied. What is not yours looks like what does not exist.

| in a cell | means |
| --- | --- |
| own | one's own application or card |
| agency | what lies with one's own agency |
| centre | what lies with one's own centre: a city's, or the province's own |
| handed in | whatever was ever handed in, to whichever office |
| any | whatever it is |

A public operation is anyone's, without a token too. Besides, nobody decides about themselves, and nobody decides two stages of
one application.
`;

const columns = ['public', ...Role.options] as const;
const words: Record<Relation, string> = {
  own: 'own',
  ownAgency: 'agency',
  ownCentre: 'centre',
  handedIn: 'handed in',
  any: 'any',
};

/** The page as it must stand in docs/permissions.md. */
export function permissionsDocument(): string {
  const operations = Object.keys(permissions).filter((name): name is OperationName => name in permissions);
  const changing = operations.filter((name) => name in mutations);
  const reading = operations.filter((name) => !(name in mutations));
  const parts = [
    head,
    '## What changes something\n',
    table(changing, ['operation', '办理事项'], (name) => [`\`${name}\``, operationLabel[name]]),
    '\n## What only reads\n',
    table(reading, ['operation', '办理事项', 'in GraphQL'], (name) => [
      `\`${name}\``,
      operationLabel[name],
      fieldsBehind(name).join(', '),
    ]),
    "\n## What is everybody's\n",
    `${fieldsBehind('public').join(', ')}: what a caller sees behind \`node\` is for the operation of its type.\n`,
  ];
  return parts.join('\n');
}

function fieldsBehind(row: OperationName | 'public'): string[] {
  return Object.entries(fieldOperations).flatMap(([field, operation]) => (operation === row ? [`\`${field}\``] : []));
}

function table(
  operations: readonly OperationName[],
  titles: readonly string[],
  named: (name: OperationName) => string[],
): string {
  const [first = '', second = '', ...others] = titles;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const all = [first, second, ...columns, ...others];
  const rows = operations.map((name) => {
    const row: Partial<Record<Role | 'public', Relation>> = permissions[name];
    const [operation = '', label = '', ...fields] = named(name);
    const cells = columns.map((role) => {
      const relation = row[role];
      return relation === undefined ? '' : words[relation];
    });
    return line([operation, label, ...cells, ...fields]);
  });
  return [line(all), line(all.map(() => '---')), ...rows].join('\n');
}

if (import.meta.main) {
  writeFileSync(resolve(import.meta.dirname, '../docs/permissions.md'), permissionsDocument());
}
