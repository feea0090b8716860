import { useState } from 'preact/hooks';
import { Button } from '#web/parts/button.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { TextArea } from '#web/parts/field.tsx';
import { readPasted, type Sitter } from './paste.ts';
import { Table, tell } from './view.tsx';

interface PasteResultsProps {
  parts: readonly string[];
  sitters: readonly Sitter[];
  fill: (values: Readonly<Record<string, readonly string[]>>) => void;
}

/** What was copied from a spreadsheet is first shown beside whose it is taken to be; only then it fills the cells. */
export function PasteResults({ parts, sitters, fill }: PasteResultsProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const rows = readPasted(text, sitters, parts);
  const good = rows.filter(({ personId }) => personId !== undefined);
  const missing = sitters.filter(({ id }) => !rows.some(({ personId }) => personId === id));
  const take = () => {
    fill(Object.fromEntries(good.map(({ personId, values }) => [personId, values])));
    tell(`已填入 ${good.length} 人的成绩，核对后再登记。`);
    setOpen(false);
    setText('');
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>从 Excel 粘贴</Button>
      {open && (
        <Dialog title="从 Excel 粘贴成绩" onClose={() => setOpen(false)}>
          <TextArea
            label="在 Excel 里选中这几列复制，粘贴到这里"
            hint={`可以只有成绩列（${parts.join('、')}，按名册顺序），也可以带姓名或身份证号码列，按人对应；有没有表头都行。`}
            rows={5}
            value={text}
            onInput={setText}
          />
          {rows.length > 0 && (
            <>
              <Table label="粘贴预览">
                <thead>
                  <tr>
                    <th scope="col">行</th>
                    <th scope="col">填给</th>
                    {parts.map((part) => (
                      <th key={part} scope="col">
                        {part}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ line, words, personId, values, problem }) => (
                    <tr key={line}>
                      <td class="numbers">{line}</td>
                      <td>
                        {sitters.find(({ id }) => id === personId)?.name}
                        {problem && (
                          <span class="wrong small">
                            {problem} <span class="soft">（{words}）</span>
                          </span>
                        )}
                      </td>
                      {parts.map((part, at) => (
                        <td key={part} class="numbers">
                          {values[at]}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </Table>
              {missing.length > 0 && (
                <p class="small">
                  名册里还有 {missing.length} 人没有粘贴到：{missing.map(({ name }) => name).join('、')}
                </p>
              )}
            </>
          )}
          <p>
            <Button look="main" disabled={good.length === 0} onClick={take}>
              填入 {good.length} 人
            </Button>
          </p>
        </Dialog>
      )}
    </>
  );
}
