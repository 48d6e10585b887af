<?php // A consent log in one file. Put it on the site itself: record: { endpoint: "/receiver.php" }
const ORIGINS = ['https://www.example.com'];
const FILE = __DIR__ . '/../consent-log.sqlite'; // outside the folder that the web server shows

function answer(int $status, array $body): never {
    http_response_code($status);
    header('Content-Type: application/json');
    header('Cache-Control: no-store');
    exit(json_encode($body));
}
$origin = $_SERVER['HTTP_ORIGIN'] ?? '';
header('Vary: Origin');
if (!in_array($origin, ORIGINS, true)) answer(403, ['error' => 'origin']);
header("Access-Control-Allow-Origin: $origin");
if ($_SERVER['REQUEST_METHOD'] === 'OPTIONS') {
    header('Access-Control-Allow-Headers: content-type, authorization');
    answer(200, []);
}
if ($_SERVER['REQUEST_METHOD'] !== 'POST') answer(405, ['error' => 'method']);
$text = file_get_contents('php://input', length: 32769);
if (strlen($text) > 32768) answer(413, ['error' => 'too-large']);
$record = json_decode($text, true, 16);
if (!is_array($record)) answer(400, ['error' => 'no-json']);
[$id, $consent, $uuid] = [$record['recordId'] ?? '', $record['consentId'] ?? '', '/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iD'];
// Kept as text, so a form that is newer than this file is no trouble.
$form = $record['schema'] ?? '';
$good = is_string($form) && preg_match('~^consent-record/\d+$~D', $form) && is_string($id) && preg_match($uuid, $id) && is_string($consent) && preg_match($uuid, $consent);
if (!$good || ($record['site']['origin'] ?? '') !== $origin) answer(422, ['error' => 'invalid']);
try {
    $db = new PDO('sqlite:' . FILE, options: [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION, PDO::ATTR_TIMEOUT => 5]);
    $db->exec('CREATE TABLE IF NOT EXISTS record (id TEXT PRIMARY KEY, consent TEXT, received TEXT, body TEXT)');
    $insert = $db->prepare('INSERT OR IGNORE INTO record VALUES (?, ?, ?, ?)');
    $insert->execute([$id, $consent, gmdate('Y-m-d\TH:i:s\Z'), $text]);
    if ($insert->rowCount() === 1) answer(201, ['recordId' => $id]);
    $known = $db->prepare('SELECT body FROM record WHERE id = ?');
    $known->execute([$id]);
    $known->fetchColumn() === $text ? answer(200, ['recordId' => $id, 'duplicate' => true]) : answer(409, ['error' => 'conflict']);
} catch (PDOException) {
    answer(503, ['error' => 'store', 'retryAfterMs' => 5000]);
}
