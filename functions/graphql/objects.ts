import { noObjects } from '#functions/environment';
import type { ObjectStore } from '#store/objects';

/** Most requests never touch a scan: the client for them is loaded by the first one that does. */
export function lazyObjects(bucket: string | undefined): ObjectStore {
  if (bucket === undefined) return noObjects;
  let loading: Promise<ObjectStore> | undefined;
  const objects = () => {
    loading ??= load(bucket);
    return loading;
  };
  return {
    presignPut: async (object) => (await objects()).presignPut(object),
    presignGet: async (object) => (await objects()).presignGet(object),
    read: async (key, maxBytes) => (await objects()).read(key, maxBytes),
    write: async (object) => (await objects()).write(object),
  };
}

async function load(bucket: string): Promise<ObjectStore> {
  const { createObjectStore, createS3Client } = await import('#store/objects');
  // Only one machine's store lies on a path instead of in a host name.
  return createObjectStore(createS3Client(process.env.AWS_ENDPOINT_URL_S3 ? { forcePathStyle: true } : {}), bucket);
}
