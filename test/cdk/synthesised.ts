import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { context, deploy } from '#cdk/deployment';
import { readStage } from '#cdk/stage';
import { pageHeaders } from '#web/build/serving';

export interface Synthesised {
  data: Template;
  application: Template;
  /** Where the edge is switched on. */
  edge?: Template;
}

const made = new Map<string, Synthesised>();

/** Both stacks of a stage as templates, once in a file of tests: without an account, a network or the functions' code. */
export function synthesised(region: string, settings: Record<string, unknown> = {}): Synthesised {
  const name = JSON.stringify([region, settings]);
  const before = made.get(name);
  if (before) return before;
  const app = new App({ context, outdir: mkdtempSync(join(tmpdir(), 'synth-')), analyticsReporting: false });
  const code = Code.fromInline('exports.handler = async () => ({});');
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  const { data, application, edge } = deploy(app, {
    stage: readStage({ stage: 'prod', region, origins: 'https://pages.example', ...settings }),
    code: { intake: code, graphql: code, events: code, export: code, import: code, pages: code },
    pages: { folder, headers: pageHeaders },
  });
  app.synth();
  const templates = {
    data: Template.fromStack(data),
    application: Template.fromStack(application),
    ...(edge && { edge: Template.fromStack(edge) }),
  };
  made.set(name, templates);
  return templates;
}
