#!/usr/bin/env bash
# Starts a WordPress for tests: start.sh FOLDER PORT SOCKET PLUGIN… with Debian's WordPress, PHP's own server, and the database "wp"
# of the MariaDB at SOCKET. FOLDER gets the application passwords of "admin" and "writer" (an author), and php.pid.
set -euo pipefail
folder=$1 port=$2 socket=$3
shift 3
site=$folder/site

cp -rL /usr/share/wordpress "$site"
rm -f "$site/wp-config.php"
# Debian links these to /var/lib, which need not exist.
mkdir -p "$site/wp-content/plugins" "$site/wp-content/uploads" "$site/wp-content/themes/bare"
printf '/*\nTheme Name: bare\n*/\n' >"$site/wp-content/themes/bare/style.css"
printf '<!doctype html><head><?php wp_head(); ?></head><?php while (have_posts()) { the_post(); is_singular() ? the_content() : the_excerpt(); } wp_footer();' \
  >"$site/wp-content/themes/bare/index.php"
cp -r "$@" "$site/wp-content/plugins/"

cat >"$site/wp-config.php" <<P
<?php
define('DB_NAME', 'wp');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:$socket');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as \$key) define(\$key, \$key);
\$table_prefix = 'wp_';
define('WP_HOME', 'http://127.0.0.1:$port');
define('WP_SITEURL', 'http://127.0.0.1:$port');
// Application passwords over HTTP need it.
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_DEFAULT_THEME', 'bare');
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('FS_METHOD', 'direct');
define('WP_DEBUG', true);
define('WP_DEBUG_DISPLAY', false);
define('WP_DEBUG_LOG', '$folder/debug.log');
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
P

cat >"$folder/install.php" <<'P'
<?php
[, $folder, $port] = $argv;
$_SERVER['HTTP_HOST'] = "127.0.0.1:$port";
$_SERVER['SERVER_NAME'] = '127.0.0.1';
$_SERVER['REQUEST_URI'] = '/';
define('WP_INSTALLING', true);
require "$folder/site/wp-load.php";
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');
$admin = wp_install('Kit', 'admin', 'admin@example.org', true, '', 'admin-password')['user_id'];
update_option('permalink_structure', '/%postname%/');
$GLOBALS['wp_rewrite']->init();
flush_rewrite_rules(false);
wp_delete_post(1, true);
$writer = wp_insert_user(['user_login' => 'writer', 'user_pass' => 'writer-password', 'role' => 'author']);
foreach (['admin' => $admin, 'writer' => $writer] as $name => $id) {
  file_put_contents("$folder/$name", WP_Application_Passwords::create_new_application_password($id, ['name' => 'test'])[0]);
}
P

cat >"$folder/router.php" <<'P'
<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = $_SERVER['DOCUMENT_ROOT'] . $path;
if ($path !== '/' && is_file($file)) return false;
$script = $path !== '/' && is_file(rtrim($file, '/') . '/index.php') ? rtrim($path, '/') . '/index.php' : '/index.php';
$_SERVER['SCRIPT_NAME'] = $script;
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . $script;
chdir(dirname($_SERVER['SCRIPT_FILENAME']));
require $_SERVER['SCRIPT_FILENAME'];
P

php -d memory_limit=256M "$folder/install.php" "$folder" "$port" >"$folder/install.log"
PHP_CLI_SERVER_WORKERS=3 nohup php -d memory_limit=256M -S "127.0.0.1:$port" -t "$site" "$folder/router.php" >"$folder/php.log" 2>&1 &
echo $! >"$folder/php.pid"
for _ in $(seq 300); do
  curl -sf -o /dev/null "http://127.0.0.1:$port/wp-json/" && break
  sleep 0.1
done
