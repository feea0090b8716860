import { createInterface } from 'node:readline';
import { shanghaiDay } from '#domain/day';
import { assessLine, factsOfEachCategory } from './assessment.ts';

const help = `node local/assess.ts            JSON lines in, JSON lines out: what the rules make of these facts
  in   {"category": "SENIOR_ASSESSOR" or "高级考评员", "facts": {"skillLevel": "高级技师", "assessingYears": 1}}
       each fact a code, a Chinese label or what one would type in a chat; "deferred": facts not known yet
  out  {"category", "ruleSet", "verdict", "admissible", "clauses", "nextQuestion", "progress", "nearestMiss",
        "otherCategories", "dependsOn", "reviewerDecides", "outlook", "documents", "trace", "problems"}
       a line that cannot be read answers {"problems"}, and the run goes on
node local/assess.ts --facts    the facts of each category, with kinds and accepted values
`;

function print(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

async function run(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(help);
  if (args.includes('--facts')) return factsOfEachCategory().forEach(print);
  const [unknown] = args;
  if (unknown !== undefined) {
    process.stderr.write(`unknown option ${unknown}\n${help}`);
    process.exitCode = 2;
    return;
  }
  const today = shanghaiDay(new Date());
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    print(assessLine(line, today));
  }
}

await run(process.argv.slice(2));
