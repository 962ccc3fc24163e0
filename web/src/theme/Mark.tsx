/** The house sign: two jacks and a cord. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#0e5457" />
      <g fill="none" stroke="#cfe7e3" strokeWidth="2.4">
        <circle cx="10" cy="10" r="3.4" />
        <circle cx="22" cy="22" r="3.4" />
        <path d="M12.6 12.6 C20 14 12 18 19.4 19.4" stroke="#f2b84b" />
      </g>
      <circle cx="22" cy="10" r="2" fill="#cfe7e3" />
      <circle cx="10" cy="22" r="2" fill="#cfe7e3" />
    </svg>
  );
}
