#!/usr/bin/env bash
# Makes the two encrypted files that the tests of PDF files read; qpdf has to be installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

plain=$(mktemp)
trap 'rm -f "$plain"' EXIT
cat >"$plain" <<'PDF'
%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Count 1/Kids[3 0 R]>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>
endobj
4 0 obj
<</Length 36>>
stream
BT /F 10 Tf 50 700 Td (Hallo) Tj ET
endstream
endobj
5 0 obj
<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
endobj
trailer
<</Size 6/Root 1 0 R>>
PDF
# It warns of the table of contents that is not there, and makes one.
encrypt() { qpdf --warning-exit-0 --no-warn --static-id --static-aes-iv "$plain" --encrypt "$1" owner 256 --print=none -- "$2"; }
encrypt user locked.pdf
encrypt "" owned.pdf
