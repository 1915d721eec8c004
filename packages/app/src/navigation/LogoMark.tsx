/** Four cells of a responsibility matrix, one of them answered for. The same drawing as public/favicon.svg. */
export function LogoMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect x="2" y="2" width="13" height="13" rx="3" fill="#2f9e83" />
      <rect x="17" y="2" width="13" height="13" rx="3" fill="#9db8b1" />
      <rect x="2" y="17" width="13" height="13" rx="3" fill="#9db8b1" />
      <rect x="17" y="17" width="13" height="13" rx="3" fill="#9db8b1" />
      <path
        d="m5.5 8.8 2.2 2.3 4-4.6"
        fill="none"
        stroke="#ffffff"
        strokeWidth="2"
      />
    </svg>
  );
}
