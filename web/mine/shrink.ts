/** Below this a file travels as it is. */
const small = 2 * 1024 * 1024;

/** The long side of an A4 page at 300 dots an inch: stamps and small print stay legible, also when printed again. */
const longest = 3508;
const quality = 0.85;

/**
 * A photo as phones take them, made smaller before it travels: of ten megabytes some two are left. What is no image, what the
 * browser cannot draw and what would not become smaller stays the file that was chosen.
 */
export async function shrunk(file: File): Promise<File> {
  if (file.size <= small || !/^image\/(jpeg|png)$/.test(file.type)) return file;
  const drawn = await draw(file).catch(() => undefined);
  if (!drawn || drawn.size >= file.size) return file;
  return new File([drawn], file.name.replace(/\.\w+$/, '.jpg'), { type: drawn.type });
}

/** Upright: the browser heeds how the phone was held. */
async function draw(file: File): Promise<Blob | undefined> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  // What was transparent would turn black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/jpeg', quality));
}
