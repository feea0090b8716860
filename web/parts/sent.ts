interface Sent {
  on: string;
  taskLabel: string;
  occupation: string;
  level: string;
  officeLabel?: string | null;
  agency?: { name: string } | null;
}

/** An examination that the holder of a card is sent to, and by whom. */
export function sentWords({ on, taskLabel, occupation, level, officeLabel, agency }: Sent): string {
  const by = officeLabel ?? agency?.name;
  return [on, taskLabel, occupation, level, by && `（${by}派遣）`].filter(Boolean).join(' ');
}
