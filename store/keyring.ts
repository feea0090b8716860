import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * Where master keys live. A port: from configuration on one machine; a key management service wraps and unwraps in
 * its own house. `context` is bound in and must be the same at unwrapping.
 */
export interface Keyring {
  wrap: (dataKey: Uint8Array, context: string) => Promise<{ masterKeyId: string; wrapped: Uint8Array }>;
  unwrap: (masterKeyId: string, wrapped: Uint8Array, context: string) => Promise<Uint8Array>;
}

/** Master keys by id, 32 bytes each in base64; new data keys are wrapped by `current`, old ones still open. */
export interface KeyringConfig {
  current: string;
  keys: Readonly<Record<string, string>>;
}

export function createKeyring(config: KeyringConfig, random: (size: number) => Uint8Array = randomBytes): Keyring {
  const masterKey = (id: string): Buffer => {
    const text = Object.hasOwn(config.keys, id) ? config.keys[id] : undefined;
    const bytes = Buffer.from(text ?? '', 'base64');
    if (bytes.length !== 32) throw new Error(`master key ${id} is not configured, or is not 32 bytes`);
    return bytes;
  };
  masterKey(config.current);
  return {
    wrap: async (dataKey, context) => {
      const id = config.current;
      return { masterKeyId: id, wrapped: encrypt(masterKey(id), dataKey, `${context}\n${id}`, random(12)) };
    },
    unwrap: async (id, wrapped, context) => decrypt(masterKey(id), wrapped, `${context}\n${id}`),
  };
}

const nonceLength = 12;
const tagLength = 16;

/** AES-256-GCM as nonce, tag, ciphertext. */
export function encrypt(key: Uint8Array, plain: Uint8Array, context: string, nonce: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Throws when key, context or content is not the one that was sealed. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, context: string): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength));
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]);
}
