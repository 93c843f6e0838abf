<?php
/**
 * A changed disclosure is a change of the post: feeds take their ETag and Last-Modified from the date of the last changed post, and
 * meta alone does not move it, so readers would get 304 for ever.
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

/**
 * The posts whose disclosure this request has changed.
 *
 * @param int|null $add   A post to add.
 * @param bool     $empty Whether to forget them.
 * @return int[]
 */
function candor_changed_posts( $add = null, $empty = false ) {
	static $posts = array();
	$before       = $posts;
	if ( null !== $add ) {
		$posts[ $add ] = $add;
	}
	if ( $empty ) {
		$posts = array();
	}
	return $before;
}

/**
 * Notes a change of our meta, and of the meta that we take over.
 *
 * @param int|int[] $meta_id Ids of the meta.
 * @param int       $post_id Post.
 * @param string    $key     Meta key.
 */
function candor_note_change( $meta_id, $post_id, $key ) {
	if ( isset( candor_meta_schemas()[ $key ] ) || isset( candor_other_meta()[ $key ] ) ) {
		candor_changed_posts( $post_id );
	}
}
add_action( 'added_post_meta', 'candor_note_change', 10, 3 );
add_action( 'updated_post_meta', 'candor_note_change', 10, 3 );
add_action( 'deleted_post_meta', 'candor_note_change', 10, 3 );

/**
 * Moves the date of changed posts, past every date that a feed had before: its validators count whole seconds.
 */
function candor_touch_changed_posts() {
	global $wpdb;
	foreach ( candor_changed_posts( null, true ) as $post_id ) {
		if ( 'publish' !== get_post_status( $post_id ) || ! in_array( get_post_type( $post_id ), candor_post_types(), true ) ) {
			continue;
		}
		$gmt = gmdate( 'Y-m-d H:i:s', max( time(), 1 + (int) strtotime( get_lastpostmodified( 'GMT' ) . ' GMT' ) ) );
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- wp_update_post() sets no date, and runs the hooks of a save again.
		$wpdb->update(
			$wpdb->posts,
			array(
				'post_modified'     => get_date_from_gmt( $gmt ),
				'post_modified_gmt' => $gmt,
			),
			array( 'ID' => $post_id )
		);
		clean_post_cache( $post_id );
		foreach ( array( 'server', 'gmt', 'blog' ) as $timezone ) {
			wp_cache_delete( "lastpostmodified:$timezone", 'timeinfo' );
		}
	}
}
// Requests that are not REST's: before the answer is sent.
add_action( 'shutdown', 'candor_touch_changed_posts', 0 );
