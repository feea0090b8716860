import type { Log } from '#functions/log';
import type { Notifier } from '#operations/events/notify';
import type { MessageSettings } from './settings.ts';

/** The configured way out; only its own code is loaded, with the first message. */
export function createNotifier(settings: MessageSettings, log: Log): Notifier {
  const contact = 'contact' in settings ? settings.contact : [];
  let loading: Promise<Notifier['send']> | undefined;
  return {
    contact,
    send: async (message) => {
      loading ??= load(settings, log);
      await (await loading)(message);
    },
  };
}

async function load(settings: MessageSettings, log: Log): Promise<Notifier['send']> {
  switch (settings.to) {
    case 'LOG':
      return async ({ kind }) => log({ level: 'INFO', code: 'MESSAGE', route: kind });
    case 'FILE': {
      const { toFile } = await import('./file.ts');
      return toFile(settings.path);
    }
    case 'WEBHOOK': {
      const { toWebhook } = await import('./webhook.ts');
      return toWebhook(settings);
    }
    case 'SNS': {
      const { toTopic } = await import('./topic.ts');
      return toTopic(settings.topicArn);
    }
  }
}
