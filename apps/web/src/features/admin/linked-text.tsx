interface LinkedTextProps {
  readonly text: string;
  readonly className: string | undefined;
}

const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

/** Plain text as it was mailed, with its addresses as links. */
export function LinkedText({ text, className }: LinkedTextProps) {
  return (
    <div className={className}>
      {text.split(ADDRESS).map((part, index) =>
        ADDRESS.test(part) ? (
          <a key={index} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
