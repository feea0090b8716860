import { createInterface } from 'node:readline';
import * as z from 'zod';
import { FactDefinition, FactKind } from '#domain/eligibility/fact';
import { readAnswer, readCategory } from '#domain/understanding/answer';
import { readCommand } from '#domain/understanding/command';
import { readFacts } from '#domain/understanding/facts';

const help = `JSON lines in, JSON lines out: what the conversation would make of a text.
  in   {"kind": "years", "text": "两年半", "today": "2026-11-23", "choices": [{"value": "A", "label": "甲"}]}
       today only matters to dates and ages (default: this day in Asia/Shanghai), choices only to kind choice
  out  {"value": 2.5, "label": "2年6个月"}      understood, and how it is said back
       {"ask": "…", "code": "UNSURE"}           would ask again, and why
       a line that is no such request answers code MALFORMED, and the run goes on

kind             value
  yesNo            true, false
  category         ASSESSOR SENIOR_ASSESSOR SPECIAL_ABILITY_ASSESSOR NEW_OCCUPATION_ASSESSOR QUALITY_SUPERVISOR
  skillLevel       NONE APPRENTICE JUNIOR INTERMEDIATE SENIOR TECHNICIAN SENIOR_TECHNICIAN SPECIAL_TECHNICIAN CHIEF_TECHNICIAN
  titleLevel       NONE STAFF ASSISTANT INTERMEDIATE ASSOCIATE_SENIOR FULL_SENIOR (员级 助理级 中级 副高 正高)
  education        POSTGRADUATE UNDERGRADUATE JUNIOR_COLLEGE SECONDARY_SPECIALISED TECHNICAL_SCHOOL ADVANCED_TECHNICAL_SCHOOL
                   TECHNICIAN_COLLEGE HIGH_SCHOOL VOCATIONAL_HIGH_SCHOOL JUNIOR_HIGH PRIMARY
  politicalStatus  CPC_MEMBER CYL_MEMBER DEMOCRATIC_PARTY NON_PARTY_DEMOCRAT MASSES
  ethnicity        romanised name of GB/T 3304: HAN YI ZANG QIANG MIAO …
  years            number of years; months count in hundredths of a year: 1.5
  count            whole number
  date             "yyyy-mm-dd"
  city             GB/T 2260 code of one of the 21 cities and prefectures: "510100"
  phone            11 digits
  idNumber         18 characters, X in capitals
  email, cardNumber, personName, text, workSummary   the text itself
  occupations      codes, a 工种 after a colon: ["6-31-01-03", "6-18-01-01:数控车工"]
  projects         names: ["泡菜制作"]
  choice           the value of the choice
  command          BACK RESTART WHY PROGRESS HUMAN CANCEL UNKNOWN HELP SUMMARY CORRECT CONFIRM; CORRECT may carry "target", a fact
  facts            {fact: value, …} of one free message, beside "unsure": [{"fact": …, "why": …}]
`;

const Request = z.object({
  kind: z.enum([...FactKind.options, 'category', 'command', 'facts']),
  text: z.string(),
  today: z.optional(z.iso.date()),
  choices: FactDefinition.shape.choices,
});
type Request = z.infer<typeof Request>;

function thisDay(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

function understand({ kind, text, today = thisDay(), choices }: Request): unknown {
  switch (kind) {
    case 'category':
      return readCategory(text);
    case 'command': {
      const found = readCommand(text);
      if (found === undefined) return { ask: '这不是对话指令。', code: 'NOT_A_COMMAND' };
      return {
        value: found.command,
        ...(found.target === undefined ? {} : { target: found.target }),
        label: found.command,
      };
    }
    case 'facts': {
      const { facts, unsure } = readFacts(text, { today });
      if (Object.keys(facts).length > 0) return { value: facts, unsure };
      return { ask: '没有听出可以直接记下来的情况。', code: 'NOTHING_SURE', unsure };
    }
    default: {
      const definition = { id: kind, kind, label: kind, question: '', clause: '', ...(choices ? { choices } : {}) };
      return readAnswer(definition, text, { today });
    }
  }
}

function answer(line: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { ask: '这一行不是 JSON。', code: 'MALFORMED' };
  }
  const request = Request.safeParse(parsed);
  if (!request.success) return { ask: z.prettifyError(request.error), code: 'MALFORMED' };
  return understand(request.data);
}

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  process.stdout.write(help);
} else {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') process.stdout.write(`${JSON.stringify(answer(line))}\n`);
  }
}
